using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>What the office hung up and published, and who is new and has not been to a session. No key leads from here to a case.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0024_Media")]
internal sealed class M0024_Media : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("media_register", t => new
        {
            office_id = t.Column<string>(),
            piece_id = t.Column<string>(),
            piece_rev = t.Column<int>(),
            form = t.Column<string>(),
            wording = t.Column<string>(),
            reviewed_by = t.Column<string>(),
            place = t.Column<string>(),
            since = t.Column<string>(),
            planned_end = t.Column<string>(nullable: true),
            taken_down = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_media_register", x => new { x.office_id, x.piece_id }));
        migrationBuilder.CreateTable("attendance_newcomers", t => new
        {
            office_id = t.Column<string>(),
            person_id = t.Column<string>(),
            name = t.Column<string>(),
            unit = t.Column<string>(),
            starts_on = t.Column<string>(),
            confirmed = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_newcomers", x => new { x.office_id, x.person_id }));
        migrationBuilder.CreateTable("attendance_newcomer_years", t => new
        {
            office_id = t.Column<string>(),
            year = t.Column<int>(),
            listed = t.Column<int>(),
            reached = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_newcomer_years", x => new { x.office_id, x.year }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
