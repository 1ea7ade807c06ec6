/** The extension's side of a page, seen from the page. */
export interface Host<State, Out, In> {
  readonly state: State;
  post(message: In): void;
  onMessage(listener: (message: Out) => void): void;
}

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
};

/** Connects a page to the extension; once for each page. The editor is given the state to keep. */
export function connectHost<State, Out, In>(): Host<State, Out, In> {
  const editor = acquireVsCodeApi();
  const state: State = JSON.parse(document.body.dataset.state ?? 'null');
  editor.setState(state);
  return {
    state,
    post: (message) => editor.postMessage(message),
    onMessage(listener) {
      window.addEventListener('message', ({ data }: MessageEvent<Out>) => listener(data));
    },
  };
}
