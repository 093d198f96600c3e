/** A streamed answer: progress while it is made, then its citations and text, then the whole. Nothing unverified is sent. */
import type { AskEvent, AskRequest } from '../../contract/contract.ts';
import type { Engine } from '../../engine.ts';
import { toPieces } from './pieces.ts';

export async function sendAnswer(
  engine: Engine,
  request: AskRequest,
  send: (event: AskEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await engine.ask(request, signal, (data) => send({ event: 'status', data }));
  for (const { text, citations } of toPieces(response)) {
    for (const data of citations) send({ event: 'citation', data });
    if (text) send({ event: 'delta', data: { text } });
  }
  send({ event: 'done', data: response });
}
