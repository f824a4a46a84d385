package org.crossregion.settlement.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agency decides a review. */
@Schema(examples = "{\"decision\": \"next-bill\", \"reason\": \"由下次住院负担\"}")
record ReviewRequest(@NotNull ReviewDecision decision, @NotBlank @Size(max = 200) String reason) {}
