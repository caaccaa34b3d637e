using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Reminders and, while one is on its way, whom it has reached; and by which mailbox an address is found, as a keyed hash.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0021_Reminders")]
internal sealed class M0021_Reminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("reminders", t => new
        {
            office_id = t.Column<string>(),
            subject = t.Column<string>(),
            round = t.Column<int>(),
            occasion = t.Column<string>(),
            off = t.Column<bool>(),
            state = t.Column<int>(),
            set_out_at = t.Column<long>(),
            total = t.Column<int>(),
            sent = t.Column<int>(),
            unreached = t.Column<int>(),
            unsure = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_reminders", x => new { x.office_id, x.subject }));
        migrationBuilder.CreateTable("reminder_recipients", t => new
        {
            office_id = t.Column<string>(),
            subject = t.Column<string>(),
            round = t.Column<int>(),
            who = t.Column<string>(),
            by_feed = t.Column<bool>(),
            state = t.Column<int>(),
            attempts = t.Column<int>(),
            due_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_reminder_recipients", x => new { x.office_id, x.subject, x.round, x.who }));
        migrationBuilder.AddColumn<string>("mailbox_hash", "addresses", nullable: true);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
