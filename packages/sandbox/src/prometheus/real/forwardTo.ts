import { request as requestUpstream, type RequestListener } from 'http';

/** Hands requests on to another server, and its answers back. */
export function forwardTo(url: string): RequestListener {
  const { hostname, port, host } = new URL(url);
  return (request, response) => {
    const upstream = requestUpstream(
      {
        hostname,
        port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, host },
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    upstream.on('error', () => request.socket.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  };
}
