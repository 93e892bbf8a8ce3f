import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Post = Schemas['PostOut'];
export type PostPage = Schemas['PostPage'];
export type PostVersion = Schemas['PostVersionOut'];
export type Reason = Schemas['ReportReason'];
export type PostDraft = Schemas['DraftOut'];
export type Thread = Schemas['ThreadOut'];
export type RoomFile = Schemas['FileOut'];
export type Space = Schemas['SpaceOut'];
export type ThreadRow = Schemas['ThreadRow'];
export type Joining = Schemas['Joining'];
export type GroupPerson = Schemas['GroupPersonOut'];
export type Report = Schemas['PostReportOut'];
export type ReportReason = Schemas['ReportReason'];
export type Level = Schemas['Level'];
/** What one does with a post besides answering it. */
export type Act = 'quote' | 'link' | 'unread' | 'name' | 'edit' | 'history' | 'report' | 'hide' | 'show' | 'delete';
export type ReactionKind = Schemas['ReactionKind'];
