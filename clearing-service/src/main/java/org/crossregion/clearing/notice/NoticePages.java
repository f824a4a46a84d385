package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Shows notices as they stand today. */
@ApplicationScoped
class NoticePages {

    private final Notices notices;
    private final NoticeRepository repository;
    private final Clock clock;

    NoticePages(Notices notices, NoticeRepository repository, Clock clock) {
        this.notices = notices;
        this.repository = repository;
        this.clock = clock;
    }

    List<Notice> list(NoticeQuery query, Optional<RegionCode> scope, long after, int limit) {
        return repository.list(query, scope, today(), after, limit);
    }

    /** As lists show it, without what has settled it. */
    NoticeView line(Notice notice) {
        return NoticeView.of(notice, List.of(), today());
    }

    Notice get(String number) {
        return notices.get(number);
    }

    NoticeView page(Notice notice) {
        return NoticeView.of(notice, repository.settlements(notice.number()), today());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
