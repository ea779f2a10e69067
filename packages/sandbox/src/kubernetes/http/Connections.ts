import { Socket } from 'node:net';

/** The connections of a server that are open now. */
export class Connections {
  readonly #sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /** Ends every one in the middle of whatever it does. */
  cut(): void {
    this.#sockets.forEach(socket => socket.destroy());
  }
}
