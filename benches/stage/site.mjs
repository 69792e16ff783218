// A web server on this machine: a folder as it is to be hosted (compressed, names with a hash kept for a year), and under
// /v4/ the service, which answers what it is told to. Counts what goes over the wire.
import http from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tsv": "text/tab-separated-values",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const OK = '{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}';
const HASHED = /-[0-9a-f]{8,}(_bg)?\.[a-z]+$/;
const packed = new Map();

/** A file's bytes and their brotli, read and packed once. */
function pack(path) {
  const key = `${path} ${statSync(path).mtimeMs}`;
  if (!packed.has(key)) {
    const bytes = readFileSync(path);
    const twin = `${path}.br`;
    const brotli = existsSync(twin) ? readFileSync(twin) : brotliCompressSync(bytes);
    packed.set(key, { bytes, brotli, etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"` });
  }
  return packed.get(key);
}

/**
 * Serves a folder. `files` maps further paths to files elsewhere. `service.body` is what a call is answered with,
 * `service.answer` a function in its place; `service.calls` counts.
 */
export async function site(folder, files = {}) {
  const service = { body: OK, answer: null, calls: 0, ownTime: 0 };
  const wire = { requests: [], bodies: 0 };

  function call(request, reply) {
    service.calls++;
    request.resume().on("end", () => {
      const began = performance.now();
      reply.setHeader("cache-control", "no-store");
      reply.setHeader("content-type", "application/json");
      if (service.answer) service.answer(request, reply);
      else reply.end(service.body);
      service.ownTime = performance.now() - began;
    });
  }

  function file(path, request, reply) {
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const found = files[name] ?? join(folder, normalize(name));
    if (!existsSync(found) || !statSync(found).isFile()) return reply.writeHead(404).end();
    const { bytes, brotli, etag } = pack(found);
    const keep = HASHED.test(name) || files[name] ? "public, max-age=31536000, immutable" : "no-cache";
    const headers = { "content-type": TYPES[extname(found)] ?? "application/octet-stream", "cache-control": keep, etag, vary: "accept-encoding" };
    if (request.headers["if-none-match"] === etag) return reply.writeHead(304, headers).end();
    const shrinks = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && brotli.length < bytes.length;
    const body = shrinks ? brotli : bytes;
    if (shrinks) headers["content-encoding"] = "br";
    wire.bodies += body.length;
    reply.writeHead(200, { ...headers, "content-length": body.length }).end(request.method === "HEAD" ? undefined : body);
  }

  const server = http.createServer((request, reply) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path.startsWith("/v4/")) return call(request, reply);
    const entry = { at: Date.now(), path, before: wire.bodies };
    file(path, request, reply);
    wire.requests.push({ ...entry, status: reply.statusCode, bytes: wire.bodies - entry.before });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}/`;
  return {
    url,
    service,
    wire,
    close: () => (server.closeAllConnections(), new Promise((closed) => server.close(closed))),
  };
}
