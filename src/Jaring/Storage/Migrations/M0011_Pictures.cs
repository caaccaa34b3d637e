using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Pictures that members chose to be seen by in the room, each with the member's signature (docs/sealing.md 19).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0011_Pictures")]
internal sealed class M0011_Pictures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("pictures", t => new
    {
        office_id = t.Column<string>(),
        member_id = t.Column<string>(),
        n = t.Column<int>(),
        e = t.Column<string>(),
        sig = t.Column<string>(),
        jpeg = t.Column<string>(nullable: true),
        until = t.Column<long>(),
    }, constraints: t => t.PrimaryKey("pk_pictures", x => new { x.office_id, x.member_id }));

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
