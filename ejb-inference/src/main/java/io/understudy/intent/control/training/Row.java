package io.understudy.intent.control.training;

/**
 * One text to learn from, and no other has the same words.
 *
 * @param words its words, joined by blanks: what decides whether two texts are the same
 * @param hash of the words, evenly spread over 0 to 1; decides in which part of the data the row stands, whatever else there is
 */
record Row(String text, String words, String label, double weight, boolean isTrusted, double hash) {}
