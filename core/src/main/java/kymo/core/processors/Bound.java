package kymo.core.processors;

import kymo.core.dataset.Schema;

/** A processor bound to its parameters and to one dataset's columns; what it then does depends on its kind. */
public interface Bound {

    /** The result's columns, axis and block size. */
    Schema output();
}
