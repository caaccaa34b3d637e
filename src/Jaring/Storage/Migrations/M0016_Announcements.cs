using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Announcements and, while one is being sent, whom it has reached; and for addresses since when they are silent and when they were looked at.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0016_Announcements")]
internal sealed class M0016_Announcements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("announcements", t => new
        {
            office_id = t.Column<string>(),
            id = t.Column<string>(),
            reviewed = t.Column<string>(),
            title_id = t.Column<string>(),
            text_id = t.Column<string>(),
            title_en = t.Column<string>(),
            text_en = t.Column<string>(),
            author = t.Column<string>(),
            approver = t.Column<string>(nullable: true),
            state = t.Column<int>(),
            made_at = t.Column<long>(),
            changed_at = t.Column<long>(),
            total = t.Column<int>(),
            sent = t.Column<int>(),
            unreached = t.Column<int>(),
            unsure = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_announcements", x => new { x.office_id, x.id }));
        migrationBuilder.CreateTable("announcement_recipients", t => new
        {
            office_id = t.Column<string>(),
            announcement_id = t.Column<string>(),
            channel = t.Column<string>(),
            person = t.Column<string>(),
            state = t.Column<int>(),
            attempts = t.Column<int>(),
            due_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_announcement_recipients", x => new { x.office_id, x.announcement_id, x.channel, x.person }));
        migrationBuilder.AddColumn<string>("silent_since", "addresses", nullable: true);
        migrationBuilder.AddColumn<string>("checked_on", "addresses", nullable: true);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
