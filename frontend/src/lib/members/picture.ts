/** Where a picture of the server is fetched in one of its two sizes. */
export function picture(address: string | null, size: 'small' | 'large' = 'small'): string | null {
	return address && `${address}/${size}`;
}
