/** A certificate authority of our own, and what it signs for one Engine and its clients. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuiet } from './run.js';

/**
 * Makes `ca.pem`, `cert.pem` and `key.pem` in `server/` and in `client/`, good for 127.0.0.1 and
 * localhost and for two days. The client's folder is what `DOCKER_CERT_PATH` wants.
 * @param {string} folder made when missing
 * @returns {Promise<{ server: string, client: string }>} the two folders
 */
export async function makeCertificates(folder) {
  const server = join(folder, 'server');
  const client = join(folder, 'client');
  await mkdir(server, { recursive: true });
  await mkdir(client, { recursive: true });
  const caKey = join(folder, 'ca-key.pem');
  const ca = join(server, 'ca.pem');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const subject = ['-subj', '/CN=Longshore test authority'];
  await openssl('req', '-x509', ...key, '-days', '2', ...subject, '-keyout', caKey, '-out', ca);
  await openssl('x509', '-in', ca, '-out', join(client, 'ca.pem'));
  const sign = async (target, name, extensions) => {
    const request = join(folder, `${name}.csr`);
    const rules = join(folder, `${name}.ext`);
    await writeFile(rules, extensions);
    const keyOut = ['-keyout', join(target, 'key.pem'), '-out', request];
    await openssl('req', ...key, '-subj', `/CN=${name}`, ...keyOut);
    const signed = ['-in', request, '-CA', ca, '-CAkey', caKey, '-CAcreateserial'];
    const out = ['-days', '2', '-extfile', rules, '-out', join(target, 'cert.pem')];
    await openssl('x509', '-req', ...signed, ...out);
  };
  await sign(server, 'localhost', 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  await sign(client, 'client', 'extendedKeyUsage=clientAuth\n');
  return { server, client };
}

function openssl(...args) {
  return runQuiet('openssl', args);
}
