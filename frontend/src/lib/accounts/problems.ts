import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';

teach({
	code_over: () => m.accounts_code_over(),
	no_mail_code: () => m.accounts_code_off(),
	other_browser: () => m.accounts_code_other_browser(),
	too_many_tries: () => m.accounts_code_tries(),
	wrong_code: ({ left }) => m.accounts_code_wrong({ left: Number(left) })
});
