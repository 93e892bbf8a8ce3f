// The certified provider with one client: us. Arguments: port, callback address, and whether claims stay out of the ID
// token, as the standard has it ("conform"), or are put into it ("full"). Whoever signs in as "ana" is ana.
import { Provider } from 'oidc-provider';

const [port, callback, claims] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
	clients: [{ client_id: 'pacto', client_secret: 'a client secret, long enough', redirect_uris: [callback] }],
	claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email', 'email_verified'] },
	conformIdTokenClaims: claims === 'conform',
	pkce: { required: () => true },
	cookies: { keys: ['only for tests'] },
	features: { devInteractions: { enabled: true } },
	findAccount: (_context, id) => ({
		accountId: id,
		claims: () => ({ sub: id, name: `${id} of the city`, email: `${id}@example.org`, email_verified: true, locale: 'es' })
	})
});

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
