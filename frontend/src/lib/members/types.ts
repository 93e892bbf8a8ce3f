import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type OrganisationRow = Schemas['OrganisationRow'];
export type OrganisationOnMap = Schemas['OrganisationOnMap'];
export type Organisation = Schemas['OrganisationOut'];
export type PersonRow = Schemas['PersonRow'];
export type Person = Schemas['PersonOfDirectory'];
export type Offer = Schemas['OfferOut'];
export type OfferRow = Schemas['OfferRow'];
export type SeatBrief = Schemas['SeatBrief'];
export type SeatOfOrganisation = Schemas['SeatOfOrganisation'];
export type Kind = Schemas['OrganisationKind'];
export type Membership = Schemas['Membership'];
export type SeatRole = Schemas['SeatRole'];
export type Help = Schemas['Help'];
export type OfferState = Schemas['OfferState'];
export type Format = Schemas['Format'];
export type Invitation = Schemas['InvitationRow'];
export type Guest = Schemas['GuestRow'];
export type Application = Schemas['ApplicationOut'];
export type Audience = Schemas['ContactOut']['audience'];
