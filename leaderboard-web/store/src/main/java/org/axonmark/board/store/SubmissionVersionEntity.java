package org.axonmark.board.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One version of a submission and the only JAR it may ever mean. */
@Entity
@Table(name = "submission_version")
class SubmissionVersionEntity {

    @Id
    String coordinates = "";

    String sha256 = "";

    /** For Hibernate. */
    protected SubmissionVersionEntity() {}

    SubmissionVersionEntity(String coordinates, String sha256) {
        this.coordinates = coordinates;
        this.sha256 = sha256;
    }
}
