import { m } from '#lib/paraglide/messages.js';

const words: Record<string, () => string> = {
	cancelled: m.accounts_failed_cancelled,
	expired: m.accounts_failed_expired,
	invitation: m.accounts_failed_invitation,
	not_proved: m.accounts_failed_not_proved,
	provider: m.accounts_failed_provider,
	providers_only: m.accounts_failed_providers_only,
	refused: m.accounts_failed_refused,
	someone_else: m.accounts_failed_someone_else,
	suspended: m.accounts_failed_suspended
};

/** What someone reads whose sign-in did not work: what to do, never how it went wrong inside. */
export function failureWords(reason: string | null): string {
	return (words[reason ?? ''] ?? m.accounts_failed_words)();
}
