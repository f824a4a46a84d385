package org.crossregion.settlement.owner;

import java.net.URI;
import java.time.Duration;

/** Where a service is asked, and for how long its answer is waited for. */
interface OwnerAddress {

    URI url();

    Duration timeout();
}
