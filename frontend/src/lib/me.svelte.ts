import { get, patch, post } from '#lib/api/client.ts';
import type { Me, Start } from '#lib/api/types.ts';
import { clock } from '#lib/ui/clock.svelte.ts';
import { language, type Language } from '#lib/ui/language.svelte.ts';

/** Who is signed in, for which seat, and what the server said about itself. One for the whole page. */
class Current {
	me = $state.raw<Me>();
	#start: Promise<Start> | undefined;

	/** Asks once what anyone may know: name of the network, ways to sign in, demonstration or not. */
	readStart(): Promise<Start> {
		this.#start ??= get('/api/start').then(
			(start) => {
				if (start.demo) clock.follow(start.now);
				return start;
			},
			(error: unknown) => {
				this.#start = undefined;
				throw error;
			}
		);
		return this.#start;
	}

	/** Asks who is signed in; undefined when nobody is. The screen's language and clock follow the person. */
	async readMe(): Promise<Me | undefined> {
		const { me } = await get('/api/visitor');
		if (!me) return (this.me = undefined);
		language.follow(me.person);
		if (me.demo) clock.follow(me.now);
		return (this.me = me);
	}

	/** Whether the present seat may do something; False for everything the server did not name. */
	may(ability: keyof Me['abilities']): boolean {
		return this.me?.abilities[ability] ?? false;
	}

	/** Switches the screen at once; for a signed-in person the server remembers it too. */
	async speak(chosen: Language): Promise<void> {
		language.choose(chosen);
		if (this.me) await patch('/api/me', { body: { language: chosen } });
	}

	async takeSeat(seatId: string): Promise<void> {
		await post('/api/me/seat', { body: { seat_id: seatId } });
		await this.readMe();
	}

	async signOut(): Promise<void> {
		await post('/api/sign-out');
		this.me = undefined;
	}
}

export const current = new Current();
