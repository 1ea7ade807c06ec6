/** Something to be ended; a second call does nothing. */
export interface Disposable {
  dispose(): void;
}
