/**
 * Identity numbers never lie in clear: in tables and events they are AES-GCM ciphertext with a
 * blind index to look them up by, in logs and problems they are masked.
 */
package org.crossregion.web.identity;
