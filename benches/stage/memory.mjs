// How much memory a page takes: its JS heap with what it holds outside, buffers, and Wasm memory, which never shrinks.

/** Bytes of what scripts hold, as it is. */
async function scripts(cdp) {
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await cdp.send("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** Bytes of all Wasm memories. */
async function wasm(cdp) {
  const { result } = await cdp.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sum = { functionDeclaration: "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }", objectId: objects.objectId, returnByValue: true };
  return (await cdp.send("Runtime.callFunctionOn", sum)).result.value;
}

/** Bytes of all, after collecting. */
export async function memory(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const bytes = (await scripts(cdp)) + (await wasm(cdp));
  await cdp.detach();
  return bytes;
}

/** Looks at a page's memory again and again; the function that it gives ends that, and tells the most there was. */
export async function watchMemory(page) {
  const cdp = await page.context().newCDPSession(page);
  let [most, goes] = [0, true];
  const looking = (async () => {
    while (goes) {
      most = Math.max(most, await scripts(cdp));
      await new Promise((next) => setTimeout(next, 100));
    }
  })();
  return async () => {
    goes = false;
    await looking;
    const bytes = most + (await wasm(cdp));
    await cdp.detach();
    return bytes;
  };
}
