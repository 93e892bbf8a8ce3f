import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';
import { failureWords } from './failures.ts';

teach({
	code_over: () => m.accounts_code_over(),
	invitation_over: () => m.accounts_failed_invitation(),
	no_entry: ({ reason }) => failureWords(String(reason)),
	no_mail_code: () => m.accounts_code_off(),
	nobody_came: () => m.accounts_stranger_gone(),
	other_browser: () => m.accounts_code_other_browser(),
	too_many_tries: () => m.accounts_code_tries(),
	wrong_code: ({ left }) => m.accounts_code_wrong({ left: Number(left) })
});
