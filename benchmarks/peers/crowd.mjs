// People who type. Usage: node crowd.mjs <type|replay|join> <what to do, as JSON>
// `type` says {"ready":true}, waits for a line, types, says {"typed":true} when all is still, and ends with its figures.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { Line } from './lines.mjs';

const STILL = 1_000;
const PATIENCE = 15_000;
const FULL = 1_000_000;

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const [what, given] = process.argv.slice(2);
const plan = JSON.parse(given);

/** A line to the `place`-th document as its server wants it. */
function open(place, person = 0) {
	const name = plan.documents[place];
	const cookie = plan.cookies?.[person % plan.cookies.length];
	return new Line(`${plan.address}/${name}${plan.query ?? ''}`, {
		named: plan.named ? name : '',
		headers: cookie ? { cookie, origin: plan.origin } : {}
	});
}

/** What an update brings of each writer: [writer, first, behind the last]. */
const spans = (update) => Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock, id.clock + length]);

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;

class Writer {
	/** When each structure of this writer was sent, from the first typed one on. */
	sent = [];

	constructor(place, person) {
		this.place = place;
		this.line = open(place, person);
		this.document = new Y.Doc();
		this.document.on('update', (update) => this.line.send(update));
	}

	get who() {
		return this.document.clientID;
	}

	get clock() {
		return Y.getState(this.document.store, this.who);
	}

	/** One's own paragraph, as in an editor. */
	begin() {
		this.text = new Y.XmlText();
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [this.text]);
		this.document.getXmlFragment('default').insert(0, [paragraph]);
		this.first = this.clock;
	}

	type(letter, cursors) {
		this.sent[this.clock - this.first] = performance.now();
		this.text.insert(this.text.length, letter);
		if (cursors) this.line.point(this.who, this.text.length);
	}
}

async function still(lines) {
	const until = performance.now() + PATIENCE;
	let before = -1;
	for (;;) {
		const now = lines.reduce((sum, line) => sum + line.messages, 0);
		if (now === before || performance.now() > until) return;
		before = now;
		await sleep(STILL);
	}
}

function figures(writers) {
	const late = [];
	let owed = 0;
	let got = 0;
	for (const place of plan.documents.keys()) {
		const here = writers.filter((each) => each.place === place);
		const of = new Map(here.map((each) => [each.who, each]));
		for (const one of here) {
			const had = new Map(here.map((each) => [each.who, new Uint8Array(each.sent.length)]));
			for (const [at, update] of one.line.heard) {
				for (const [who, from, to] of spans(update)) {
					const writer = of.get(who);
					if (!writer || writer === one) continue;
					const seen = had.get(who);
					for (let clock = Math.max(0, from - writer.first); clock < Math.min(to - writer.first, seen.length); clock += 1) {
						if (!seen[clock]) late.push(at - writer.sent[clock]);
						seen[clock] = 1;
					}
				}
			}
			for (const other of here.filter((each) => each !== one)) {
				owed += other.sent.length;
				got += had.get(other.who).reduce((sum, each) => sum + each, 0);
			}
		}
	}
	late.sort((a, b) => a - b);
	return { p50: share(late, 0.5), p95: share(late, 0.95), most: late.at(-1) ?? null, owed, got };
}

/** Whether some of those who were there, with what they wrote themselves, and a newcomer read the same. */
async function equal(writers) {
	for (const place of plan.documents.keys()) {
		const here = writers.filter((each) => each.place === place);
		const newcomer = open(place);
		await newcomer.synced;
		const reads = newcomer.document().getXmlFragment('default').toString();
		newcomer.close();
		for (const one of here.slice(0, 3)) {
			const document = one.line.document();
			Y.applyUpdate(document, Y.encodeStateAsUpdate(one.document));
			if (document.getXmlFragment('default').toString() !== reads) return false;
		}
		if (reads.length < here.reduce((sum, each) => sum + each.sent.length, 0)) return false;
	}
	return true;
}

async function type() {
	const writers = Array.from({ length: plan.people }, (_, n) => new Writer(n % plan.documents.length, n));
	await Promise.all(writers.map((each) => each.line.synced));
	for (const each of writers) each.begin();
	await still(writers.map((each) => each.line));
	for (const each of writers) each.line.messages = 0;
	say({ ready: true });
	await once(process.stdin, 'data');
	const began = performance.now();
	const gap = 1_000 / plan.rate;
	const due = writers.map((_, n) => began + (gap * n) / writers.length);
	const keys = Math.round(plan.seconds * plan.rate);
	for (let round = 0; round < keys; round += 1) {
		for (const [n, each] of writers.entries()) {
			const wait = due[n] + round * gap - performance.now();
			if (wait > 1) await sleep(wait);
			each.type(round % 6 === 5 ? ' ' : 'abcdefgh'[(round + n) % 8], plan.cursors);
		}
	}
	const lasted = performance.now() - began;
	await still(writers.map((each) => each.line));
	say({ typed: true, lasted });
	await once(process.stdin, 'data');
	const messages = writers.reduce((sum, each) => sum + each.line.messages, 0);
	say({ ...figures(writers), messages, equal: await equal(writers) });
	for (const each of writers) each.line.close();
}

/** The updates of a recorded session, `batch` transactions in each, and the text at its end. */
function recorded({ file, batch }) {
	const bytes = readFileSync(file);
	const trace = JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
	const agents = Array.from({ length: trace.numAgents ?? 1 }, () => ({ document: new Y.Doc(), has: new Set() }));
	const updates = [];
	for (const agent of agents) {
		agent.document.getText('text');
		agent.document.on('update', (update, origin) => origin !== 'others' && agent.made.push(update));
	}
	if (trace.startContent) {
		agents[0].made = [];
		agents[0].document.getText('text').insert(0, trace.startContent);
		updates.push({ parents: [], agent: 0, update: agents[0].made[0] });
	}
	const shift = updates.length;
	for (const [n, { parents = n ? [n - 1] : [], agent = 0, patches }] of trace.txns.entries()) {
		const { document, has } = agents[agent];
		const before = shift && n === 0 ? [0] : parents.map((each) => each + shift);
		meet(document, has, before, updates);
		agents[agent].made = [];
		document.transact(() => {
			const text = document.getText('text');
			for (const [at, gone, come] of patches) {
				if (gone) text.delete(at, gone);
				if (come) text.insert(at, come);
			}
		});
		has.add(updates.length);
		updates.push({ parents: before, agent, update: Y.mergeUpdates(agents[agent].made) });
	}
	const whole = new Y.Doc();
	whole.transact(() => {
		for (const { update } of updates) Y.applyUpdate(whole, update);
	});
	const batches = [];
	for (let at = 0; at < updates.length; at += batch) {
		const some = updates.slice(at, at + batch).map((each) => each.update);
		batches.push(some.length > 1 ? Y.mergeUpdates(some) : some[0]);
	}
	return { batches, text: whole.getText('text').toString(), bytes: Y.encodeStateAsUpdate(whole).length };
}

/** Bring one of the writers to the point at which it wrote: with all that its transaction's parents stand on. */
function meet(document, has, parents, updates) {
	const missing = [];
	const open = [...parents];
	while (open.length) {
		const each = open.pop();
		if (has.has(each)) continue;
		has.add(each);
		missing.push(each);
		open.push(...updates[each].parents);
	}
	missing.sort((a, b) => a - b);
	for (const each of missing) Y.applyUpdate(document, updates[each].update, 'others');
}

/** A text of so many characters as somebody types it, ten at a time. */
function prose({ characters }) {
	const document = new Y.Doc();
	const batches = [];
	document.on('update', (update) => batches.push(update));
	const text = document.getText('text');
	const words = 'la noche del barrio sin una sola alarma y con las puertas abiertas ';
	while (text.length < characters) {
		const from = text.length % words.length;
		text.insert(text.length, (words + words).slice(from, from + 10));
	}
	return { batches, text: text.toString(), bytes: Y.encodeStateAsUpdate(document).length };
}

async function replay() {
	const { batches, text, bytes } = plan.file ? recorded(plan) : prose(plan);
	const [one, other] = [open(0), open(0, 1)];
	await Promise.all([one.synced, other.synced]);
	say({ ready: true });
	await once(process.stdin, 'data');
	const began = performance.now();
	for (const update of batches) {
		while (one.waiting > FULL) await sleep(1);
		one.send(update);
	}
	await still([other]);
	const lasted = performance.now() - began - STILL;
	say({ typed: true, lasted });
	await once(process.stdin, 'data');
	const reads = other.document().getText('text').toString();
	say({ messages: batches.length, characters: text.length, bytes, equal: reads === text });
	one.close();
	other.close();
}

/** How long a newcomer waits until all of a text is there, in ms; null when not all came. */
async function join() {
	const began = performance.now();
	const line = open(0);
	await line.synced;
	const until = began + PATIENCE;
	let took = null;
	while (performance.now() < until) {
		if (line.document().getText('text').length >= plan.characters) {
			took = line.heard.at(-1)[0] - began;
			break;
		}
		await sleep(5);
	}
	say({ took });
	line.close();
}

await { type, replay, join }[what]();
process.exit(0);
