using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>
/// What the planner asks: kind, series, link, units, and what a meeting agreed on. Agenda and speakers were texts and become lists; an earlier agenda
/// stays whole as one item, an earlier speaker without a post.
/// </summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0014_Plans")]
internal sealed class M0014_Plans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("kind", "sessions", nullable: false, defaultValue: "training");
        migrationBuilder.AddColumn<string>("series_id", "sessions", nullable: true);
        migrationBuilder.AddColumn<int>("number", "sessions", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<string>("meeting_url", "sessions", nullable: true);
        migrationBuilder.AddColumn<string>("audience_units", "sessions", nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<string>("points", "sessions", nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<string>("contacts", "sessions", nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<string>("meeting_notes", "sessions", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<int>("meeting_revision", "sessions", nullable: false, defaultValue: 0);
        migrationBuilder.CreateIndex("ix_sessions_office_id_series_id", "sessions", ["office_id", "series_id"]);
        migrationBuilder.Sql("UPDATE sessions SET agenda = CASE WHEN trim(agenda) = '' THEN '[]' ELSE json_array(json_object('minutes', 0, 'title', agenda)) END");
        migrationBuilder.Sql(
            "UPDATE sessions SET speakers = (SELECT json_group_array(json_object('name', j.value, 'from', '', 'outside', json('false'))) FROM json_each(sessions.speakers) AS j)");
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
