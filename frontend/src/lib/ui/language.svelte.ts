import { baseLocale, isLocale, type Locale, locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';

export type Language = Locale;
export const languages: readonly Language[] = locales;

/** Each language by its own name: what one looks for when one reads no other. */
export const ownNames: Record<Language, string> = { en: 'English', es: 'Español', pt: 'Português' };

const KEY = 'pacto.language';
const REGIONS: Record<Language, string> = { en: 'en-GB', es: 'es-419', pt: 'pt-BR' };

function remembered(): Language | undefined {
	const value = localStorage.getItem(KEY);
	return isLocale(value) ? value : undefined;
}

function ofBrowser(): Language {
	for (const tag of navigator.languages) {
		const short = tag.slice(0, 2).toLowerCase();
		if (isLocale(short)) return short;
	}
	return baseLocale;
}

class CurrentLanguage {
	current = $state<Language>(remembered() ?? ofBrowser());
	/** The clock that dates are told by: the person's own zone once known, the browser's before. */
	zone = $state(Intl.DateTimeFormat().resolvedOptions().timeZone);

	/** The tag for `Intl`, with the region whose habits we write by. */
	get tag(): string {
		return REGIONS[this.current];
	}

	/** Switches every text on the screen at once and remembers it in this browser. */
	choose(language: Language): void {
		this.current = language;
		localStorage.setItem(KEY, language);
	}

	/** Switches to what somebody is written to in, unless this browser remembers a choice. */
	suggest(language: Language): void {
		if (!remembered()) this.current = language;
	}

	/** Takes over what the server knows of the signed-in person. */
	follow(person: { language: string; time_zone: string }): void {
		if (isLocale(person.language)) this.choose(person.language);
		this.zone = person.time_zone;
	}
}

export const language = new CurrentLanguage();

// Messages ask for the language while a page is being drawn: reading the state there makes them change with it.
overwriteGetLocale(() => language.current);
