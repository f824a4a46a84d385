/**
 * The desks at which the story's people work: hospitals speak the national interface, offices REST.
 * Every call may be sent again without doing anything twice.
 */
package org.crossregion.local.desk;
