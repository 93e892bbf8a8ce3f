import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';

/** What is said of a file or a picture that is not taken, wherever one brings it. */
teach({
	unsupported_file: () => m.files_unsupported(),
	unsupported_picture: () => m.files_unsupported_picture(),
	too_many_files: ({ most }) => m.files_too_many({ most: `${Number(most)}` }),
	file_too_large: ({ most }) => m.files_too_large({ most: `${Math.floor(Number(most) / 1024 ** 2)}` }),
	unreadable_picture: () => m.files_unreadable_picture(),
	picture_too_large: () => m.files_picture_too_large()
});
