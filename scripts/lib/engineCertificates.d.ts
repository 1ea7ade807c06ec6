export declare function makeCertificates(
  folder: string,
): Promise<{ readonly server: string; readonly client: string }>;
