/**
 * The Java agent that every JVM of the local stack runs with. It is the launcher's promise to leave
 * nothing running: a process whose launcher is gone ends by itself.
 */
package org.crossregion.local.watch;
