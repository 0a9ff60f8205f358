package io.understudy.serving.control;

/**
 * Which version answers a call, and why.
 *
 * @param experiment id of the experiment that the call is in; null where it is in none
 * @param arm of that experiment
 * @param unit who sticks to the version
 */
record Choice(ServedVersion version, String experiment, String arm, String unit) {

    static Choice outside(ServedVersion version, String unit) {
        return new Choice(version, null, null, unit);
    }
}
