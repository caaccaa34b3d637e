using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Who signed the pakta integritas of a year, and in which words.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0020_Pledges")]
internal sealed class M0020_Pledges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("pledges", t => new
    {
        office_id = t.Column<string>(),
        id = t.Column<string>(),
        year = t.Column<int>(),
        signer_group = t.Column<string>(),
        name = t.Column<string>(),
        post = t.Column<string>(),
        signed_on = t.Column<string>(),
        member_id = t.Column<string>(nullable: true),
        text = t.Column<string>(),
    }, constraints: t => t.PrimaryKey("pk_pledges", x => new { x.office_id, x.id }));

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
