export { pinterest } from './pipeline.js'
export {
  countryOfTopPoster,
  followersByAgeGroup,
  followersByYear,
  followersByYearAndAge,
  joinedPosts,
  popularInAgeGroup,
  popularInCountry,
  popularInYear,
  topPosterInCountry,
  usersJoined,
} from './questions.js'
export { geo, pin, user } from './tables.js'
