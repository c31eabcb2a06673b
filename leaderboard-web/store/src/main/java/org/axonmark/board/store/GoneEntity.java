package org.axonmark.board.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A name that nobody can take again. */
@Entity
@Table(name = "account_gone")
class GoneEntity {

    @Id
    @Column(name = "name_sum")
    String nameSum = "";

    /** For Hibernate. */
    protected GoneEntity() {}

    GoneEntity(String nameSum) {
        this.nameSum = nameSum;
    }
}
