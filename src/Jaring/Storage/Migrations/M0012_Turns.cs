using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Turns of the bot that were taken up, by a keyed hash, so that what is delivered twice is answered once.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0012_Turns")]
internal sealed class M0012_Turns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("turns", t => new
    {
        office_id = t.Column<string>(),
        mark = t.Column<string>(),
        day = t.Column<string>(),
    }, constraints: t => t.PrimaryKey("pk_turns", x => new { x.office_id, x.mark }));

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
