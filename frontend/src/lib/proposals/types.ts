import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type CallRow = Schemas['CallRow'];
export type Call = Schemas['CallOut'];
export type CallForm = Schemas['CallForm'];
export type Deadline = Schemas['CallDeadline'];
export type CallPart = Schemas['CallPart'];
export type Proposal = Schemas['ProposalOut'];
/** What stands at the head of every page of a proposal. */
export type Head = Pick<Proposal, 'title' | 'language' | 'state' | 'outcome' | 'closes_at' | 'closes_zone' | 'sent_at' | 'organisations' | 'pages'> & {
	call: Schemas['CallRef'];
};
export type ProposalRow = Schemas['ProposalRow'];
export type Outcome = Schemas['ResultKind'];
export type ProposalPage = Schemas['ProposalPage'];
export type ProposalState = Schemas['ProposalState'];
export type Party = Schemas['PartyOut'];
export type Mandate = Schemas['MandateOut'];
export type MandateState = Schemas['Mandate'];
export type PartyKind = Schemas['PartyKind'];
export type TextLength = Schemas['TextLengthOut'];
export type Section = Schemas['SectionOut'];
export type SectionState = Schemas['SectionState'];
export type SectionAction = Schemas['SectionAction'];
export type SectionKind = Schemas['SectionKind'];
export type Unit = Schemas['Unit'];
export type Finding = Schemas['FindingOut'];
export type EvidenceOf = Schemas['EvidenceOut'];
export type Answer = Schemas['Answer'];
export type Plan = Schemas['PlanOut'];
export type Step = Schemas['PlanStep'];
export type Role = Schemas['CircleRole'];
export type Holder = Schemas['HolderOut'];
export type Owed = Schemas['OwedOut'];
export type Kind = Schemas['OrganisationKind'];
