/** YAML files as JSON trees that know the line of each value, and faults of YAML in plain words. */
@NullMarked
package org.chronomap.geodata.yaml;

import org.jspecify.annotations.NullMarked;
