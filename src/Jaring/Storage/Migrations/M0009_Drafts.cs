using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>What people keep for themselves before they send it, or instead (docs/sealing.md 18).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0009_Drafts")]
internal sealed class M0009_Drafts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("drafts", t => new
    {
        office_id = t.Column<string>(),
        did = t.Column<string>(),
        write_hash = t.Column<string>(),
        rev = t.Column<int>(),
        @sealed = t.Column<string>(),
        until = t.Column<string>(),
    }, constraints: t => t.PrimaryKey("pk_drafts", x => new { x.office_id, x.did }));

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
