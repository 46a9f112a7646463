// Parquet written by pyarrow 25, packed by gzip. Made by this program, which names the rows:
//
// import base64, gzip, io, pyarrow as pa, pyarrow.parquet as pq
//
// def written(schema, sizes, **options):
//     sink, first = io.BytesIO(), 0
//     with pq.ParquetWriter(sink, schema, **options) as writer:
//         for size in sizes:
//             rows = range(first, first + size)
//             first += size
//             columns = [list(rows), [f'x{row}' for row in rows], [[row] for row in rows]]
//             writer.write_table(pa.table(columns, schema=schema))
//     return sink.getvalue()
//
// def cell(text):
//     sink = io.BytesIO()
//     pq.write_table(pa.table({'t': [text]}), sink, compression='brotli', use_dictionary=False, write_statistics=False)
//     return sink.getvalue()
//
// three = pa.schema([('a', pa.int32()), ('t', pa.string()), ('l', pa.list_(pa.int32()))])
// files = {
//     'emptyGroup': written(three, [0]),
//     'emptyFirst': written(three, [0, 2, 1]),
//     'emptyMiddle': written(three, [2, 0, 1]),
//     'emptyLast': written(three, [3, 0]),
//     'longCell': cell('a' * 3_000_000),
//     'bomb': cell('a' * 1_100_000_000),
// }

import { gunzipSync } from 'node:zlib'

const bytes = (base64: string): Uint8Array => new Uint8Array(gunzipSync(Buffer.from(base64, 'base64')))

export const emptyGroup: Uint8Array = bytes(`
  H4sIAAAAAAACA4WSS2vCQBDHxyBpD54KuyQQihcDPWhVEErxMvFVqaVGWkRvIYQoxFeSNv24/Sid3Y0mlEKXsDuP38z8N8kcFx1WZcC0GW1wAwD/
  uWbUA0NP/E2w85hOuYZmVDxgNXGmDZhZhPXIjpjG9FlfeFWjGm2TlGkKvwqiYBfsU+BgWmbfBotpZgN0kxoxjQO3+K0N9vWdpaZTC8HUciYtMfYv
  RvV5qERy4HlQqWBYKuBvnKbwNakwarhYvC4f1b2Mb+1erAwdRHRRrWdECoQ4RgxxEMqYQ8CLMAaIUxkoTlSpgS+slfRdSYrWAhk67iWl+BFe5ol9
  kgk+EfxpLvVQfCrzE8SStLx+ErXXy7b092ceR1Jp91L//me9NJ/cXISr+tE2lvdZoZOpe46KIgc38vQL/YWUlaRCHMp6X7yffCk9YNSPXnz6CNKm
  fzw2vTg+ZPXPIE62h32922u1Wx2zT7+SeuCLvtecftYfVUlgM7ECAAA=
`)

export const emptyFirst: Uint8Array = bytes(`
  H4sIAAAAAAACA5VVS2sbMRCWtOrGhYU6IRK7sARTiEggD9vgEoovcl4NdWkcWkJyc4xxAs7Ldmsfeyg5lJ5Cb+2hhx566KG/oIfQQ39FyLm/oqPR
  2t4kmzQRZqQZffPpm/Fgr+uNnOCCCFYGQ8YIIf9102K8bKLgpkIIEWriRIwJOYPXrnBDn5uoz829JFMxb3QUzMMMA8spdRik+CLsM3oz5qKXRZu7
  yvqETLFezme9bALLTbomxOM763q0gIwErWN5U8IrC4a83GOxWtmAkyELiziHXkwlo5SZ7nki3Wdzx7HK/FU+rDIPVeYT8pPUYIV3VGMrZFghc5Az
  aBaI77Zru/X9qnDh255kPq0S4Zm9M0nKppsFODfhEbdcNB73eXOv3RHMwkfqzfp+/aBDpBsUg6IioWDBJHEDIBJMEhnKCUVUajq08wQUBuNFmE4M
  o65gLM8CbeKD/YdiCUuxBPlKwitym/Q1FIibjkRw+YXKb1SdUrVz+xwEMxEhmDRsxWk3UIQPREekHSR9T+VHqn4xdcIuz+c1FpkK4jyRuITKuPxO
  5U+qzhx16txXquIkWMEhBvgfR3K1Iy+cpIYw+YlCT9Rfrs747XOT3BGW1BEme/IdVR9cdf7g8ihfbwgP4jQ3N4TJrxR6ok5G1Ll7X6WK2YYg/Icj
  GVQrf0NHQt/TGxsvN5/a0fcv2LxZXV3SWle0Xc+1hkBDr2jd0IsNjJUA8MIcFrVew8Bw1/ZqsWZOW+hXEGmoDWSpVBlcWfyyHrxn7GrX4NsGf7yO
  eiC+hverWsekRfmrzez2Zhb9gz5eL6PS/CD/dWI+Hp9VIhEVywdmBevZ0qWurXN5mFTSu7jXhvqHUrYQ1dBLmF8z/YmW1UP8zFG1dfym3pmtHR3N
  Vlutw27mbb3V3js8yOQLc9m5XFCEXxv7IZ9hhtfhH+of2bU3PqYGAAA=
`)

export const emptyMiddle: Uint8Array = bytes(`
  H4sIAAAAAAACA5VVS0tbQRSeOZleU7jQKM5wL1wkFBwUfCSBFCnZTHxVmlIjLaK7EEIU4itJmyy7KC5Kl12W0oWLLlx02XXpor9CXHQh/RWdOXNv
  ctWr1SE58zjf+eY750x0XW3kOeMZPl7RExkjJB0QPaj+csLHuJhBt8OdwGPm1GPGL8hUbDc6qs3DLGjLKE2BDvF4EDG6M8bRz6HNX2V9Qqagn/eg
  n0tguUnXBH98Z12PFpCRoE1ZXsKhoo3hJf/dprlb4YBb5kKsMDAQAHglhAKGu1hKQCkYNpdnIjZnHEtSuMqHJSnokhQS4pPUYDnuqMaWA7AckEJO
  v1UkntOp7zT2atzR2U+CR2uEu2buTpKKKX1Rr1v6EqdSMjvmsdZup8vBwkcarcZeY79LhOOX/JIkAQe/SJyMr5k4CCY+U3FC5YJM394vf8Y2wKSV
  0VNp2vElMV7D6UacXeR8T8VHKv9QeUovv6NrLCLtx3lCbQu0hVlE6pH0GxXfqbwA+QPuK1Uy4q/gY9Pw3ynBZFqcp0hUj0nihOUgIhATksiL1HQQ
  kkQJWlA3BjpmV0CWKUF8FHESjxCvhLlIbJOEvoD4RHVr5F8mf7Lbn05yZyCpMyD64h2VHxx59uDya77eGObHaW5uDIivVPdGHo/IM+e+SiXYxiD8
  NCVAZyt+6c4Enqs2Nl5uPrWv3zuHeTN6qqyUqio7niulD5pqRammWmziWVkDXpjFolJreDCclXUt1s1qC/dVRBpqA1kqVwcui19Wg/uMXe0ZfMfg
  j9ZRjz5fQ/+qUjFpYfxqK7e9mcP9foRXy6i0MIh/nRiPy2fVUETV8mmzgvlsqXLP5rk8DCqrHZzrQ/1DKVuIaqoljK+b+oTD6iFe9rDWPnrT6M7W
  Dw9na+32QS/7ttHu7B7sZwvFudxc3i/pPzj2Q77o39K6/if1D9IW8E+pBgAA
`)

export const emptyLast: Uint8Array = bytes(`
  H4sIAAAAAAACA5VUzY4SQRCubibtxnBgN3ZnJpkYDtBhE3YFEowxHCx+3YgRiGbD3giZsJvMsiygcPZkjCePPoDx5MGDBx/As4/g2UfwZP/MAK5k
  1Q5d3VX11Tdf1WToYK/IHe5yv80Zhz2AZB7UImpTtTnwW9zNq1xKbea7jo66jsYIyG14u7vK3MzoACM0kQFFm+G5mHavrjPLgrFFY0tXye9Cji5L
  Ll0WtpFdpzHNM/+sMVUxtKaUJSJy4LStjCb/q+uFZXDZbHganA84U7ksdckAeFKf8yy0fQUrq3vIKWftivYc1wnPZnNOLfxGEAbnwXgOgnl5ryLB
  59QrA0t5iolTwcR7Ij4S+UDuXN+Ol7fy9BBS6qjsM0+q5gA0ZzLmnBvOt0S8I/InkZ/J77P+g0UkvU2eSNs9EpouYvWG9BMRX4h8lZDf6P9KlQy8
  pnkXCv4jIZjcES8diOeRBRaNA4QvbkuQr519PyKJG7Sg+Qbow1WQZdoiPq74ulkhngr9IHECnu8msdd7cnzfvmv3O72j1wKriNhFux4hqsAIm4gj
  rI1MrKoAj/WlhnhkAusTbao21Le+8bsGqak1pF7trlIW38DV87RtLTR+pvGXHaNHxY9MvoW4IS2qb4WFk+OC8ccxHhtGaWlV/2xrvbk+7EYiupZP
  mabpp4/Vhe2zsS6q4qk5h2v9ayl9gxph3dQP9XyiZfWAm54MppfPg/nBcDI5GEynF4v0i2A6O7sYp0vlw8Jh0auoz8v+4E0CoKP+wX4BX4ni6MYE
  AAA=
`)

export const longCell: Uint8Array = bytes(`
  H4sIAAAAAAACAwtwDDIUZRCdMvsdk6iBjigTkM0myibDwMAw++QxXQYWswdVn0XZNr20MJjwqSaaJ6JaQ5RFUseUQYKtODkjNTdRlIlBlEeVSYKx
  RJXBB6RNjElSRlJGjUFGlEdSlY1BEigjyiHGJHYAaINYjBqHpwzQCgagNhuxBqCQJJukGgMTSB9YAZMah1gMg6SMBI9jUJB/uBXEEokFjPogYOwI
  AoGOEODt6Fju6JTu6ObomO7onA4Wc3JydPQFMZwdHT3BAggaCFxBRCiUFQrSB9TvATIHbK4T1GRHVzewSqd0uCZHuH4nA6h5rginODoySCgUJBYV
  lqaW6CYXFOgmFhXllyuUpRYVZ+bnKRiZ6hnoGUrKgMLHnpGBIQAY6ACFbx+3eQEAAA==
`)

export const bomb: Uint8Array = bytes(`
  H4sIAAAAAAACAwtwDDIUZRCdsqZ1JofoHCkdUSYgj02UTYaBgeH0///2DCxmD6q2cbpH/7EwmBD3/j9PRI3m////GSYwdBxmurD3/+P//+UZhBgK
  Ixh2fa//8/8/swOTAh+3w/d//f//1zN4MBxJZHxx7//H///5GTgbLHQY7v62//f/P6MCo0A764Lq/8dBVqgwPNrAUPL+/4///9kbWBxkxBre/ZUf
  tWTUklFLRi0ZtWTkWjJzAxcj2JKGCBEmURZJHVMGCbbi5IzU3ERRJgZRHlUmCcYSVQYfUGUlxiQpIymjxiAjyiOpysYgCZQR5RBjEjsCqtnEzkip
  cXjKAKs2BqBGG7EGkKAkm6QaAxNIK0QNkxpIHYOkjASPY1CQf7gVxCaJBYz6IGDsCAKBjhDg7ehY7uiU7ujm6Jju6JwOFnNycnT0BTGcHR09wQII
  GghcQUQolBUK0gfU7wEyB2yuE9RkR1c3sEqndLgmR7h+JwOoea4Ipzg6MkgoFCQWFZamlugmFxToJhYV5ZcrlKUWFWfm5ykYmeoZ6BlKyoACyYWR
  gSEAWOMDABedQ8b2BwAA
`)
