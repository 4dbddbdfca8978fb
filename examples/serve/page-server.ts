// Serves an example on localhost: its folders of built pages, and its API.
import type { RequestListener } from 'node:http';
import { filesOf, serve, type LocalServer } from '../../tools/workspace/serve.ts';

/**
 * @param folders path that ends with `/` → folder; the first that fits serves.
 * @param api answers what starts with `/api/`.
 */
export function servePages(
  port: number,
  folders: Readonly<Record<string, string>>,
  api: RequestListener,
): Promise<LocalServer> {
  const parts = Object.entries(folders).map(
    ([path, folder]) => [path, filesOf(folder, { app: true })] as const,
  );
  return serve((request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/api/')) return api(request, response);
    const [path, files] = parts.find(([path]) => url.startsWith(path)) ?? parts.at(-1)!;
    request.url = url.slice(path.length - 1);
    return files(request, response);
  }, port);
}
