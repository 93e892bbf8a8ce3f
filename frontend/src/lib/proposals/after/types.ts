import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type After = Schemas['AfterOut'];
export type Result = Schemas['FunderResultOut'];
export type Feedback = Schemas['FeedbackOut'];
export type Letter = Schemas['FunderLetterOut'];
export type Reusable = Schemas['ReusableOut'];
export type Marks = Schemas['ReusableMarksOut'];
/** A report that is owed to a funder. */
export type Report = Schemas['FunderReportOut'];
export type ReportKind = Schemas['ReportKind'];
