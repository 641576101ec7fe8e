import type { OutputEvent } from './output-format.js';

/** Collects events; neighbours of the same kind become one. */
export class EventQueue {
  #events: OutputEvent[] = [];

  content(text: string): void {
    this.#add({ type: 'content', text });
  }

  reasoning(text: string): void {
    this.#add({ type: 'reasoning', text });
  }

  arguments(index: number, text: string): void {
    this.#add({ type: 'arguments', index, text });
  }

  toolCall(index: number, name: string): void {
    this.#events.push({ type: 'tool_call', index, name });
  }

  /** Everything since the last time. */
  take(): OutputEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #add(event: Exclude<OutputEvent, { type: 'tool_call' }>): void {
    if (event.text === '') return;
    const last = this.#events.at(-1);
    if (last && 'text' in last && last.type === event.type && indexOf(last) === indexOf(event)) {
      last.text += event.text;
    } else {
      this.#events.push(event);
    }
  }
}

function indexOf(event: OutputEvent): number {
  return 'index' in event ? event.index : 0;
}
