using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>
/// Several events of one session, how far the changes of a calendar were followed, and what was done to a session in Outlook. A session that stood in the
/// calendar gets a row for its one event; rows of the outbox that waited for the calendar become the new kind.
/// </summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0015_SessionEvents")]
internal sealed class M0015_SessionEvents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("wanted", "sessions", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<int>("placed", "sessions", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("busy_until", "sessions", nullable: true);
        migrationBuilder.AddColumn<string>("outlook", "sessions", nullable: true);
        Events(migrationBuilder);
        migrationBuilder.CreateTable("calendar_marks", t => new
        {
            office_id = t.Column<string>(),
            link = t.Column<string>(nullable: true),
            window_start = t.Column<long>(),
            window_end = t.Column<long>(),
            began_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_calendar_marks", x => x.office_id));
        TakeOver(migrationBuilder);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");

    private static void Events(MigrationBuilder store)
    {
        store.CreateTable("session_events", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            part = t.Column<int>(),
            transaction_id = t.Column<string>(),
            event_id = t.Column<string>(nullable: true),
            mark = t.Column<string>(nullable: true),
            title = t.Column<string>(),
            starts_at = t.Column<string>(),
            ends_at = t.Column<string>(),
            place = t.Column<string>(nullable: true),
            online = t.Column<bool>(),
            link = t.Column<string>(nullable: true),
            attendees = t.Column<string>(),
            join_url = t.Column<string>(nullable: true),
            accepted = t.Column<int>(),
            tentative = t.Column<int>(),
            declined = t.Column<int>(),
            waiting = t.Column<int>(),
            open = t.Column<bool>(),
            guests_open = t.Column<bool>(),
            round = t.Column<int>(),
            asked_at = t.Column<long>(),
            calls = t.Column<int>(),
            seen_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_session_events", x => new { x.office_id, x.session_id, x.part });
            t.ForeignKey("fk_session_events_sessions", x => new { x.office_id, x.session_id }, "sessions", ["office_id", "id"], onDelete: ReferentialAction.Cascade);
        });
        store.CreateIndex("ix_session_events_office_id_event_id", "session_events", ["office_id", "event_id"]);
    }

    private static void TakeOver(MigrationBuilder store)
    {
        store.Sql(
            """
            INSERT INTO session_events (office_id, session_id, part, transaction_id, event_id, title, starts_at, ends_at, place, online, attendees, join_url,
                accepted, tentative, declined, waiting, open, guests_open, round, asked_at, calls, seen_at)
            SELECT office_id, id, 0, '', event_id, title, starts_at, ends_at, place, online, attendees, join_url,
                accepted, tentative, declined, waiting, FALSE, FALSE, 0, 0, 0, COALESCE(checked_at, 0)
            FROM sessions WHERE event_id IS NOT NULL
            """);
        store.Sql("UPDATE sessions SET placed = 1 WHERE state IN (1, 3)");
        store.Sql("UPDATE outbox SET kind = 'calendar.place', id = 'calendar.place:' || subject || ':1' WHERE kind = 'calendar.create'");
        store.Sql("UPDATE sessions SET wanted = 2 WHERE state IN (2, 3)");
        store.Sql("UPDATE sessions SET placed = 2 WHERE state = 3");
        store.Sql("UPDATE outbox SET kind = 'calendar.place', id = 'calendar.place:' || subject || ':2' WHERE kind = 'calendar.cancel'");
        store.Sql("ALTER TABLE sessions DROP COLUMN event_id");
    }
}
