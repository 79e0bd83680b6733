import { connect, createServer, type Socket } from 'node:net';
import { type Listening, listenOn } from '../servers/target.ts';

/** A port of loopback that hands each connection over. */
export function relay(take: (socket: Socket) => void): Promise<Listening> {
  return listenOn(createServer(take));
}

/** Passes everything on to a port, both ways. */
export function copying(port: number): (socket: Socket) => void {
  return (socket) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.pipe(upstream).pipe(socket);
  };
}
