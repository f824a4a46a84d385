package org.crossregion.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A value is well-formed JSON but not what the field holds; the message is for the client. */
public final class UnreadableValue extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    UnreadableValue(JsonParser parser, String message) {
        super(parser, message);
    }
}
