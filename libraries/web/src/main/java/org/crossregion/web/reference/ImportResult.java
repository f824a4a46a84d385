package org.crossregion.web.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import did.
 *
 * @param imported new or changed entries
 * @param unchanged entries that were there already, just so
 */
public record ImportResult(
        @Schema(examples = "12") int imported, @Schema(examples = "230") int unchanged) {}
