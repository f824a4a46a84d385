package org.crossregion.messaging;

import org.jdbi.v3.core.Handle;

import java.util.function.Function;

/** Runs work in one new transaction of the service's database. */
interface Transactions {

    <T> T call(Function<Handle, T> work);
}
