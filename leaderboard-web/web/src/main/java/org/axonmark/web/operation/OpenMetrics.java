package org.axonmark.web.operation;

/** Metrics as text (OpenMetrics 1.0), which Prometheus reads. */
final class OpenMetrics {

    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** Begins a metric. */
    void family(String name, String type, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append("\n# HELP ").append(name).append(' ').append(help).append('\n');
    }

    /**
     * Adds a value.
     *
     * @param labels names and values in turns
     */
    void sample(String name, double value, String... labels) {
        add(name, Double.toString(value), labels);
    }

    /**
     * Adds a count.
     *
     * @param labels names and values in turns
     */
    void sample(String name, long value, String... labels) {
        add(name, Long.toString(value), labels);
    }

    private void add(String name, String value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"")
                    .append(labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
    }

    /** Returns the whole text. */
    String end() {
        return text + "# EOF\n";
    }
}
