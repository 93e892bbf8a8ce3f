/** What may happen to whoever sends forms: those of the sign-in page have no key, and need none of these words. */
import { m } from '#lib/paraglide/messages.js';
import { teach } from './problems.ts';

teach({ sent_before: () => m.ui_problem_sent_before() });
