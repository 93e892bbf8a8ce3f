/** What a signed text may lead to: the web, a mailbox, a page of ours. The editor allows the same. */
export function mayLinkTo(address: string): boolean {
	return /^(https?:\/\/|mailto:|\/(?!\/))/i.test(address);
}
