using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>The office's signed log, and what an index that forgets has to remember (docs/sealing.md 12, docs/retention.md).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0007_Audit")]
internal sealed class M0007_Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("global_log", t => new
        {
            office_id = t.Column<string>(),
            seq = t.Column<int>(),
            e = t.Column<string>(),
            by = t.Column<string>(),
            sig = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_global_log", x => new { x.office_id, x.seq }));

        migrationBuilder.CreateTable("index_seen", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            seen_on = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_index_seen", x => new { x.office_id, x.member_id }));

        migrationBuilder.CreateTable("index_forgotten", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_index_forgotten", x => new { x.office_id, x.case_id });
            t.ForeignKey("fk_index_forgotten_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
