import { join } from 'node:path';
import type { TokenServer } from './tokenServer.ts';

/** What a registry's configuration file says. */
export function registryConfig(parts: {
  readonly folder: string;
  readonly port: number;
  /** The folder of `cert.pem` and `key.pem`. */
  readonly certificates: string | undefined;
  readonly htpasswd: string | undefined;
  readonly tokenServer: TokenServer | undefined;
}): object {
  const { folder, port, certificates, htpasswd, tokenServer } = parts;
  const tls = certificates && {
    certificate: join(certificates, 'cert.pem'),
    key: join(certificates, 'key.pem'),
  };
  return {
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: join(folder, 'data') },
      delete: { enabled: true },
      maintenance: { uploadpurging: { enabled: false } },
    },
    http: { addr: `127.0.0.1:${port}`, secret: 'of this test only', ...(tls && { tls }) },
    ...(htpasswd && { auth: { htpasswd: { realm: 'Longshore test', path: htpasswd } } }),
    ...(tokenServer && {
      auth: {
        token: {
          realm: tokenServer.realm,
          service: tokenServer.service,
          issuer: tokenServer.issuer,
          rootcertbundle: tokenServer.certificateFile,
        },
      },
    }),
  };
}
